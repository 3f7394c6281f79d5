//! Fields, choices and dialogs.

use serde_json::json;
use thirtyfour::prelude::*;

use super::{Callboard, Role};

/// Sets a value as the browser's own date picker does, and tells the page.
const SET: &str = "const [field, value] = arguments;
    field.focus();
    const type = { TEXTAREA: HTMLTextAreaElement, SELECT: HTMLSelectElement }[field.tagName] ?? HTMLInputElement;
    Object.getOwnPropertyDescriptor(type.prototype, 'value').set.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));";

impl Callboard {
    /// Types a text into a field, in place of what stood there.
    pub async fn write(&self, label: &str, text: &str) {
        let field = self.the(Role::Field, label).await;
        self.write_into(&field, text).await;
        self.did(format!("typed {text:?} into {label:?}"));
    }

    /// The same in a part of the page.
    pub async fn write_in(&self, within: &WebElement, label: &str, text: &str) {
        let field = self.the_in(within, Role::Field, label).await;
        self.write_into(&field, text).await;
        self.did(format!("typed {text:?} into {label:?}"));
    }

    /// Presses keys in a field, after what stands there.
    pub async fn type_keys(&self, field: &WebElement, keys: &str) {
        self.sure("pressed keys", field.send_keys(keys).await);
        self.did(format!("pressed {keys:?}"));
    }

    /// Whether a part of a date stands in a field.
    pub async fn is_half_typed(&self, field: &WebElement) -> bool {
        let field = self.sure("named the field", field.to_json());
        let half = self.session().ask("return arguments[0].validity.badInput", vec![field]).await;
        self.sure("read the field", half) == json!(true)
    }

    /// Picks a date, a time or an option, or pastes a text too long to type.
    pub async fn set(&self, label: &str, value: &str) {
        let field = self.the(Role::Field, label).await;
        let given = vec![self.sure("named the field", field.to_json()), json!(value)];
        self.sure("set the field", self.session().ask(SET, given).await);
        self.did(format!("set {label:?} to {:?}", value.chars().take(40).collect::<String>()));
    }

    /// Chooses the option of a list by what it says.
    pub async fn choose(&self, label: &str, option: &str) {
        let field = self.the(Role::Field, label).await;
        let options = format!(".//option[normalize-space()=\"{option}\"]");
        let chosen = async {
            field.scroll_into_view().await?;
            field.find(By::XPath(options)).await?.click().await
        };
        self.sure("chose the option", chosen.await);
        self.did(format!("chose {option:?} for {label:?}"));
    }

    /// What a field holds.
    pub async fn value(&self, label: &str) -> String {
        let field = self.the(Role::Field, label).await;
        self.sure("read the field", field.prop("value").await).unwrap_or_default()
    }

    /// What is wrong with a field, as the field itself is described to a screen reader.
    pub async fn error_at(&self, label: &str) -> String {
        let field = self.the(Role::Field, label).await;
        let script = "const [field] = arguments;
            if (field.getAttribute('aria-invalid') !== 'true') return '';
            const described = (field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
            return document.getElementById(described.at(-1))?.innerText.trim() ?? '';";
        let error = self.session().ask(script, vec![self.sure("named the field", field.to_json())]).await;
        self.sure("read the error", error).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until a field complains of this.
    pub async fn expect_error(&self, label: &str, error: &str) {
        self.expect(&format!("the complaint at {label:?}"), error.to_owned(), async || self.error_at(label).await)
            .await;
    }

    /// Presses a checkbox.
    pub async fn tick(&self, name: &str) {
        self.click(Role::Checkbox, name, None).await;
    }

    /// Whether a checkbox or radio button is on.
    pub async fn is_on(&self, role: Role, name: &str) -> bool {
        let element = self.the(role, name).await;
        self.sure("read the box", element.is_selected().await)
    }

    /// Presses a radio button.
    pub async fn pick(&self, name: &str) {
        self.click(Role::Radio, name, None).await;
    }

    /// The heading of the open dialog.
    pub async fn dialog(&self) -> Option<String> {
        let script = "const open = document.querySelector('dialog[open]');
            return open && document.getElementById(open.getAttribute('aria-labelledby')).innerText";
        let title = self.sure("looked for a dialog", self.session().ask(script, vec![]).await);
        title.as_str().map(str::to_owned)
    }

    /// Waits for a dialog, or for none to be open.
    pub async fn expect_dialog(&self, title: Option<&str>) {
        let title = title.map(str::to_owned);
        self.expect("the open dialog", title, async || self.dialog().await).await;
    }

    /// The names of the fields of the open dialog, or of the page's comment.
    pub async fn labels(&self) -> Vec<String> {
        let script = "const root = document.querySelector('dialog[open]') ?? document.querySelector('form.comment');
            return Array.from(root.querySelectorAll('textarea, select, input:not([type=checkbox], [type=radio])'))
                .filter((field) => field.checkVisibility())
                .map((field) => field.ariaLabel ?? field.labels[0]?.childNodes[0]?.textContent.trim() ?? '')";
        let labels = self.sure("read the labels", self.session().ask(script, vec![]).await);
        serde_json::from_value(labels).expect("labels are texts")
    }

    async fn write_into(&self, field: &WebElement, text: &str) {
        let typed = async {
            field.click().await?;
            field.send_keys(Key::Control + "a").await?;
            field.send_keys(Key::Delete + "").await?;
            field.send_keys(text).await
        };
        self.sure("typed into the field", typed.await);
    }
}
