//! A static host for the built page: a free port, the page at its root or in a folder, files with their right types
//! and nothing kept by the browser's own cache. It can be stopped, as a network is lost.

use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::Request;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, Response};
use axum::routing::{get, post};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tower_http::services::ServeDir;

/// Where on the host the page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Root,
    /// Two folders down, as on a page host shared by many.
    Folder,
}

/// A running host.
pub struct Server {
    runtime: Option<Runtime>,
    origin: String,
    place: Place,
    missing: Arc<Mutex<Vec<String>>>,
    notes: Arc<Mutex<Vec<String>>>,
}

/// Where pages of a journey leave word, so that it outlives them.
const NOTES: &str = "/notes-of-the-journeys";

/// An empty page of the same origin: there one can write to storage before the app starts.
const EMPTY_PAGE: &str = "/empty-page-of-the-journeys";

impl Place {
    fn path(self) -> &'static str {
        match self {
            Place::Root => "/",
            Place::Folder => "/sub/folder/",
        }
    }
}

impl Server {
    /// Serves a built page on a free port.
    pub fn start(dist: &Path, place: Place) -> Server {
        // A runtime of its own: dropping it cuts every connection at once.
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime for the host");
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a listener that does not block");
        let address = listener.local_addr().expect("the port that was found");
        let missing = Arc::new(Mutex::new(Vec::new()));
        let notes = Arc::new(Mutex::new(Vec::new()));
        let app = host(dist, place, Arc::clone(&missing), Arc::clone(&notes));
        runtime.spawn(async move {
            let listener = TcpListener::from_std(listener).expect("a listener of this runtime");
            // Serving ends only with the runtime.
            let _ = axum::serve(listener, app).await;
        });
        Server { runtime: Some(runtime), origin: format!("http://localhost:{}", address.port()), place, missing, notes }
    }

    /// The address of the page, with a query such as `?deal=…` or without.
    pub fn page(&self, query: &str) -> String {
        format!("{}{}{query}", self.origin, self.place.path())
    }

    /// The address of the empty page.
    pub fn empty_page(&self) -> String {
        format!("{}{EMPTY_PAGE}", self.origin)
    }

    /// Goes off the network.
    pub fn stop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }

    /// Takes what pages have left word of so far, in its order.
    pub fn take_notes(&self) -> Vec<String> {
        std::mem::take(&mut *self.notes.lock().expect("no request panics"))
    }

    /// What was asked for and is not there.
    pub fn missing(&self) -> Vec<String> {
        self.missing.lock().expect("no request panics").clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn host(dist: &Path, place: Place, missing: Arc<Mutex<Vec<String>>>, notes: Arc<Mutex<Vec<String>>>) -> Router {
    let files = ServeDir::new(dist);
    let take_down = async move |note: String| notes.lock().expect("no request panics").push(note);
    let app = Router::new()
        .route(EMPTY_PAGE, get(|| async { Html("<!doctype html><title>Empty</title>") }))
        .route(NOTES, post(take_down));
    let app = match place {
        Place::Root => app.fallback_service(files),
        Place::Folder => app.nest_service(place.path(), files),
    };
    app.layer(from_fn(move |request: Request, next: Next| {
        let missing = Arc::clone(&missing);
        async move { answer(request, next, &missing).await }
    }))
}

async fn answer(request: Request, next: Next, missing: &Mutex<Vec<String>>) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    if response.status() == StatusCode::NOT_FOUND && path != "/favicon.ico" {
        missing.lock().expect("no request panics").push(path);
    }
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
