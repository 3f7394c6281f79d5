//! The page.

use leptos::prelude::component;

use super::backup::BackupSection;
use super::bin::BinSection;
use super::import::ImportSection;
use super::safety::SafetySection;
use crate::ui::i18n::{Texts, t};
use crate::view::{View, view};

/// The page.
#[component(transparent)]
pub fn DataPage() -> View {
    let texts = Texts::expect();
    view! {
        <header class="page__head">
            <h1 class="page__title">{t!(texts, data.title)}</h1>
        </header>
        <div class="settings">
            <SafetySection/>
            <BackupSection/>
            <ImportSection/>
            <BinSection/>
        </div>
    }
}
