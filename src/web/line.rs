//! The line to a browser that waits: kept open while a run is at work, and watched, so that nothing runs for a browser that has gone.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use tiny_http::{HTTPVersion, Header, Method, Request, Response};

/// How long an answer may take before the browser is told, again and again, that it comes.
const PATIENCE: Duration = Duration::from_millis(300);

/// What says that an answer comes: browsers read past any number of these. Who has gone cannot be sent it.
const WAIT: &[u8] = b"HTTP/1.1 100 Continue\r\n\r\n";

/// The line on which one request is answered.
pub struct Line {
    writer: Box<dyn Write + Send>,
    version: HTTPVersion,
    headers: Vec<Header>,
    bare: bool,
}

impl Line {
    /// The line of a request that has been read.
    pub fn of(request: Request) -> Self {
        let (version, headers) = (request.http_version().clone(), request.headers().to_vec());
        let bare = *request.method() == Method::Head;
        Self { writer: request.into_writer(), version, headers, bare }
    }

    /// Works, and meanwhile finds out whether the browser has gone. Older browsers know no `100 Continue`; they are waited for.
    pub fn watched<T>(&mut self, gone: &AtomicBool, work: impl FnOnce() -> T) -> T {
        if self.version < HTTPVersion(1, 1) {
            return work();
        }
        let (at_work, done) = channel::<()>();
        let writer = &mut self.writer;
        thread::scope(|scope| {
            scope.spawn(move || {
                while done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                    if writer.write_all(WAIT).and_then(|()| writer.flush()).is_err() {
                        return gone.store(true, Ordering::Relaxed);
                    }
                }
            });
            let answer = work();
            drop(at_work);
            answer
        })
    }

    /// Sends the answer. Whoever closed the page before it came does not want it.
    pub fn send(mut self, response: Response<std::io::Cursor<Vec<u8>>>) {
        let sent = response.raw_print(&mut self.writer, self.version, &self.headers, self.bare, None);
        let _ = sent.and_then(|()| self.writer.flush());
    }
}
