//! The placement: a hire, begun when a candidate is chosen and filled as its facts become known.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error;

use super::client::Contact;
use super::link::Link;

/// What is known of a hire so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Placement {
    pub starts_on: Option<NaiveDate>,
    pub price: Option<Price>,
    pub contract: Option<Link>,
    pub team_lead: Option<Contact>,
    /// The channel agreed on, such as `Telegram`; empty while unknown.
    pub messenger: String,
}

/// What the client pays for a placement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Price {
    pub amount: Amount,
    /// ISO 4217, such as `EUR`.
    pub currency: String,
    pub per: Period,
}

/// A sum of money in hundredths, so that no cent is lost to binary fractions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Amount(pub u64);

/// The time one price is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    #[default]
    Hour,
    Month,
}

/// The text is no sum of money.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not a sum of money")]
pub struct NotAnAmount;

/// What a placement must have before the deal is closed as hired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    StartDate,
    Price,
    Contract,
}

impl Placement {
    /// What closing the deal as hired still has to ask for, in the order of the table: start date, price, contract.
    pub fn lacks(&self) -> Vec<Lack> {
        let mut lacks = Vec::new();
        if self.starts_on.is_none() {
            lacks.push(Lack::StartDate);
        }
        if self.price.is_none() {
            lacks.push(Lack::Price);
        }
        if self.contract.is_none() {
            lacks.push(Lack::Contract);
        }
        lacks
    }
}

impl FromStr for Amount {
    type Err = NotAnAmount;

    /// Reads `1200`, `1 200.50` and `1200,5`; at most two decimals, up to 9,999,999,999.99.
    fn from_str(typed: &str) -> Result<Amount, NotAnAmount> {
        let compact: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let (whole, cents) = compact.split_once(['.', ',']).unwrap_or((compact.as_str(), ""));
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        if whole.is_empty() || whole.len() > 10 || cents.len() > 2 || !digits(whole) || !digits(cents) {
            return Err(NotAnAmount);
        }
        let whole: u64 = whole.parse().map_err(|_| NotAnAmount)?;
        let cents: u64 = format!("{cents:0<2}").parse().map_err(|_| NotAnAmount)?;
        Ok(Amount(whole * 100 + cents))
    }
}

impl fmt::Display for Amount {
    /// Writes `1200` and `1200.50`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 % 100 {
            0 => write!(out, "{}", self.0 / 100),
            cents => write!(out, "{}.{cents:02}", self.0 / 100),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_as_people_type_them_and_written_back_exactly() {
        for (typed, written) in [("1200", "1200"), ("1 200,5", "1200.50"), ("0.05", "0.05"), ("25.00", "25")] {
            assert_eq!(typed.parse::<Amount>().map(|amount| amount.to_string()), Ok(written.to_owned()));
        }
        for typed in ["", "-5", "1e3", "1.234", "12345678901", "abc", ".5"] {
            assert_eq!(typed.parse::<Amount>(), Err(NotAnAmount), "{typed}");
        }
    }
}
