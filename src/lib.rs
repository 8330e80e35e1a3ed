//! gendan

pub mod config;
pub mod figures;
pub mod deliver;
pub mod finding;
pub mod history;
pub mod lang;
pub mod model;
pub mod normalise;
pub mod read;
pub mod recognise;
pub mod render;
pub mod reconcile;
pub mod report;
pub mod rules;
