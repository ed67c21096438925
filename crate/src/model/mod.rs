//! The learnt model over hashed features, beside the rules.
//!
//! [`feature`] makes the features of a sentence. [`weights`] has what training left: for English a
//! [`network`], whose heads were learnt together, for the other languages a [`table`] of heads that
//! stand alone; both find their rows by an [`index`]. [`head`] says what is judged and turns sums into
//! probabilities, [`score`] puts them together.
//! `model/README.md` tells how the weights come about; [`ties`] says what they depend on.

pub mod feature;
pub mod head;
pub mod index;
pub mod network;
pub mod score;
pub mod table;
#[cfg(feature = "cli")]
pub mod ties;
pub mod weights;
