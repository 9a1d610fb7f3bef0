//! aimscore
