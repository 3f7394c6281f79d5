//! The form of a placement: all of it, each fact filled in as it becomes known, or only what closing the deal still lacks.

use std::str::FromStr;

use chrono::NaiveDate;

use super::{Complaint, Field, Needed, PersonForm, Problem, Reader, typed_link};
use crate::domain::iso;
use crate::domain::link::Link;
use crate::domain::placement::{Amount, Period, Placement, Price};

/// A placement, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlacementForm {
    /// `2026-12-01`, as a date control yields it.
    pub starts_on: String,
    pub amount: String,
    pub currency: String,
    pub per: Period,
    pub contract: String,
    pub messenger: String,
}

impl PlacementForm {
    /// The form filled with what is known.
    pub fn of(placement: &Placement) -> PlacementForm {
        let price = placement.price.clone();
        PlacementForm {
            starts_on: placement.starts_on.map(|date| date.to_string()).unwrap_or_default(),
            amount: price.as_ref().map(|price| price.amount.to_string()).unwrap_or_default(),
            per: price.as_ref().map(|price| price.per).unwrap_or_default(),
            currency: price.map(|price| price.currency).unwrap_or_default(),
            contract: typed_link(&placement.contract),
            messenger: placement.messenger.clone(),
        }
    }
}

/// The form of a placement's team lead.
pub fn team_lead_form(placement: &Placement) -> PersonForm {
    placement.team_lead.as_ref().map(PersonForm::of_contact).unwrap_or_default()
}

/// Reads a whole placement; what is empty is not known yet.
pub fn read_placement(form: &PlacementForm, lead: &PersonForm) -> Result<Placement, Vec<Problem>> {
    let mut reader = Reader::default();
    let starts_on = reader.date(&form.starts_on, Needed::No);
    let price = reader.price(form, Needed::No);
    let contract = reader.contract(&form.contract, Needed::No);
    let messenger = reader.line(Field::Messenger, &form.messenger, Needed::No);
    let lead = reader.contact(lead, Needed::No);
    let team_lead = (!lead.is_empty()).then_some(lead);
    reader.finish(|| Placement { starts_on, price, contract, team_lead, messenger })
}

/// Reads what a placement lacked; every field is needed, and what it already held stays.
pub fn read_lacks(form: &PlacementForm, known: &Placement) -> Result<Placement, Vec<Problem>> {
    let mut reader = Reader::default();
    let starts_on = known.starts_on.or_else(|| reader.date(&form.starts_on, Needed::Yes));
    let price = known.price.clone().or_else(|| reader.price(form, Needed::Yes));
    let contract = known.contract.clone().or_else(|| reader.contract(&form.contract, Needed::Yes));
    reader.finish(|| Placement { starts_on, price, contract, ..known.clone() })
}

impl Reader {
    fn date(&mut self, typed: &str, needed: Needed) -> Option<NaiveDate> {
        let date = iso::date(typed.trim());
        if date.is_none() && self.is_wanted(Field::StartsOn, typed, needed) {
            self.complain(Field::StartsOn, Complaint::NotADate);
        }
        date
    }

    fn contract(&mut self, typed: &str, needed: Needed) -> Option<Link> {
        if self.is_wanted(Field::Contract, typed, needed) { self.link(Field::Contract, typed.trim()) } else { None }
    }

    /// A price is an amount and a currency; one without the other is none.
    fn price(&mut self, form: &PlacementForm, needed: Needed) -> Option<Price> {
        if needed == Needed::No && form.amount.trim().is_empty() && form.currency.trim().is_empty() {
            return None;
        }
        let amount = Amount::from_str(&form.amount);
        if amount.is_err() && self.is_wanted(Field::Amount, &form.amount, Needed::Yes) {
            self.complain(Field::Amount, Complaint::NotAnAmount);
        }
        let currency = form.currency.trim().to_ascii_uppercase();
        let is_code = currency.len() == 3 && currency.chars().all(|c| c.is_ascii_uppercase());
        if !is_code {
            self.complain(Field::Currency, Complaint::NotACurrency);
        }
        Some(Price { amount: amount.ok()?, currency, per: form.per })
    }

    /// Whether something was typed; complains where it had to be.
    fn is_wanted(&mut self, field: Field, typed: &str, needed: Needed) -> bool {
        let is_empty = typed.trim().is_empty();
        if is_empty && needed == Needed::Yes {
            self.complain(field, Complaint::Required);
        }
        !is_empty
    }
}
