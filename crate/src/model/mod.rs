//! The learnt model: a linear one over hashed features, beside the rules.
//!
//! [`feature`] makes the features of a sentence, [`table`] holds the weights that training left,
//! [`head`] says what is judged and turns sums into probabilities, [`score`] puts them together.
//! `model/README.md` tells how the weights come about.

pub mod feature;
pub mod head;
pub mod score;
pub mod table;
