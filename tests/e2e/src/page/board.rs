//! The board: what its columns and cards say, and how a card is moved.

use callboard::domain::deal::Stage;
use serde_json::Value;
use thirtyfour::prelude::*;

use super::{Callboard, Role};

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// The title of its column.
    pub column: String,
    pub client: String,
    /// How it is labelled by its next step.
    pub label: String,
    /// All its text, a line a part.
    pub text: String,
    /// Such as `3/9`; empty where no call was held.
    pub progress: String,
}

const CARDS: &str = "return Array.from(document.querySelectorAll('main section[aria-label] article'), (card) => {
    const says = (selector) => card.querySelector(selector)?.innerText.trim() ?? '';
    const progress = card.querySelector('progress');
    return {
        column: card.closest('section').getAttribute('aria-label'),
        client: says('h3'),
        label: says('.state-label'),
        text: card.innerText,
        progress: progress ? progress.parentElement.innerText.trim() : '',
    };
})";

impl Callboard {
    /// Every card, from left to right and from top to bottom.
    pub async fn cards(&self) -> Vec<Card> {
        let cards = self.sure("read the board", self.session().ask(CARDS, vec![]).await);
        let text = |card: &Value, name: &str| card[name].as_str().unwrap_or_default().to_owned();
        let cards = cards.as_array().cloned().unwrap_or_default();
        cards
            .iter()
            .map(|card| Card {
                column: text(card, "column"),
                client: text(card, "client"),
                label: text(card, "label"),
                text: text(card, "text"),
                progress: text(card, "progress"),
            })
            .collect()
    }

    /// The card of a client's only deal.
    pub async fn card(&self, client: &str) -> Card {
        self.eventually(&format!("the card of {client}"), async || {
            Ok(self.cards().await.into_iter().find(|card| card.client == client))
        })
        .await
    }

    /// Waits until the card of a client stands in a column.
    pub async fn expect_column(&self, client: &str, stage: Stage) {
        let what = format!("the column of {client}");
        self.expect(&what, self.words.stage(stage), async || self.card(client).await.column).await;
    }

    /// Waits until the card of a client is labelled so.
    pub async fn expect_label(&self, client: &str, label: &str) {
        let what = format!("the label of {client}");
        self.expect(&what, label.to_owned(), async || self.card(client).await.label).await;
    }

    /// Opens the deal of a client from the board.
    pub async fn open_deal(&self, client: &str) {
        self.follow(client).await;
        self.the(Role::Heading, client).await;
    }

    /// Goes back to the board, as its link in the bar does.
    pub async fn open_board(&self) {
        self.click(Role::Link, &self.words.say("app.board"), None).await;
        self.eventually("the board", async || {
            let board =
                self.session().ask("return document.querySelector('.board, .welcome') !== null", vec![]).await?;
            Ok((board == Value::Bool(true)).then_some(()))
        })
        .await;
    }

    /// Drags a card by the mouse to a column, and lets go.
    pub async fn move_by_mouse(&self, client: &str, to: Stage) {
        self.lift(client, to).await;
        let released = self.session().web.action_chain().release().perform().await;
        self.sure("let go", released);
    }

    /// Drags a card over a column without letting go.
    pub async fn lift(&self, client: &str, over: Stage) {
        let stage = self.words.stage(over);
        self.did(format!("dragged {client:?} to {stage:?}"));
        let card = self.the(Role::Article, client).await;
        let column = self.the(Role::Region, &stage).await;
        let heading = self.the_in(&column, Role::Heading, &stage).await;
        let actions = self.session().web.action_chain();
        let lifted = actions
            .move_to_element_center(&card)
            .click_and_hold()
            .move_by_offset(10, 10)
            .move_to_element_center(&heading)
            .perform()
            .await;
        self.sure("dragged the card", lifted);
    }

    /// Moves a card by its menu.
    pub async fn move_by_menu(&self, client: &str, to: Stage) {
        self.press(&self.words.fill("moving.button", &[("client", client)])).await;
        self.press(&self.words.stage(to)).await;
    }

    /// The name of the button that opens the menu of a card.
    pub fn menu_of(&self, client: &str) -> String {
        self.words.fill("moving.button", &[("client", client)])
    }

    /// Takes the last step back, by the button in the word about it.
    pub async fn undo(&self) {
        self.press(&self.words.say("note.undo")).await;
    }

    /// Takes the last step back, by keyboard.
    pub async fn undo_by_keys(&self) {
        self.did("pressed Ctrl+Z".to_owned());
        let actions = self.session().web.action_chain();
        let pressed = actions.key_down(Key::Control).send_keys("z").key_up(Key::Control).perform().await;
        self.sure("pressed Ctrl+Z", pressed);
    }

    /// Does the last undone step again, by keyboard.
    pub async fn redo_by_keys(&self) {
        self.did("pressed Ctrl+Shift+Z".to_owned());
        let actions = self.session().web.action_chain();
        let held = actions.key_down(Key::Control).key_down(Key::Shift).send_keys("z");
        let pressed = held.key_up(Key::Shift).key_up(Key::Control).perform().await;
        self.sure("pressed Ctrl+Shift+Z", pressed);
    }
}
