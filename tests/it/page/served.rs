//! The program at work on a free port, and a browser without a window.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::program::root;

/// `serve` over a folder with the tiny scenarios and a broken one; ended when dropped.
pub struct Served {
    program: Child,
    pub port: u16,
    pub folder: TempDir,
}

/// What came back.
pub struct Got {
    pub status: u16,
    pub headers: String,
    pub body: Vec<u8>,
}

impl Served {
    /// Two scenarios that can run and one that cannot.
    pub fn tiny() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let tiny = root().join("tests/it/fixtures/tiny");
        for entry in fs::read_dir(&tiny).unwrap().flatten() {
            fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
        }
        fs::write(folder.path().join("broken.toml"), "name = \"broken\"\nextends = \"tiny.toml\"\nlast_yaer = 2030\n").unwrap();
        Self::over(folder, &[])
    }

    /// The same over a folder, with more options.
    pub fn over(folder: TempDir, options: &[&str]) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_xuewei"))
            .args(["serve", ".", "--port", "0", "--out", "answers", "--futures", "16"])
            .args(options)
            .current_dir(folder.path())
            .env("LC_ALL", "en_GB.UTF-8")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let port = first.trim().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
        Self { program, port, folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Asks as a browser would that speaks English.
    pub fn get(&self, address: &str) -> Got {
        self.ask("GET", address, &[("Accept-Language", "en-GB")], "")
    }

    /// Sends a form.
    pub fn post(&self, address: &str, form: &[(&str, &str)]) -> Got {
        let form = form_of(form);
        self.ask("POST", address, &[("Origin", &format!("http://127.0.0.1:{}", self.port))], &form)
    }

    /// Sends a form and does not wait for the answer.
    pub fn begin(&self, address: &str, form: &[(&str, &str)]) -> TcpStream {
        let (mut socket, form) = (TcpStream::connect(("127.0.0.1", self.port)).unwrap(), form_of(form));
        let (port, length) = (self.port, form.len());
        write!(socket, "POST {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {length}\r\n\r\n{form}").unwrap();
        socket
    }

    pub fn ask(&self, method: &str, address: &str, headers: &[(&str, &str)], body: &str) -> Got {
        let mut socket = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        socket.set_read_timeout(Some(std::time::Duration::from_mins(1))).unwrap();
        let own_host = format!("127.0.0.1:{}", self.port);
        let host = headers.iter().find(|(name, _)| *name == "Host").map_or(own_host.as_str(), |(_, value)| value);
        let others: String =
            headers.iter().filter(|(name, _)| *name != "Host").map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let length = body.len();
        write!(
            socket,
            "{method} {address} HTTP/1.1\r\nHost: {host}\r\n{others}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )
        .unwrap();
        let mut got = Vec::new();
        socket.read_to_end(&mut got).unwrap();
        // What only says that an answer comes.
        while got.starts_with(b"HTTP/1.1 100") {
            got.drain(..b"HTTP/1.1 100 Continue\r\n\r\n".len());
        }
        let split = got.windows(4).position(|four| four == b"\r\n\r\n").expect("headers");
        let headers = String::from_utf8(got[..split].to_vec()).unwrap();
        let status = headers.split(' ').nth(1).unwrap().parse().unwrap();
        Got { status, headers, body: got[split + 4..].to_vec() }
    }
}

impl Got {
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// Where it leads.
    pub fn leads_to(&self) -> String {
        assert_eq!(self.status, 303, "{}", self.text());
        self.headers.lines().find_map(|line| line.strip_prefix("Location: ")).unwrap().to_owned()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Names and values as a browser writes them.
pub fn form_of(pairs: &[(&str, &str)]) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(pairs);
    form.finish()
}

/// The one run folder below `answers`.
pub fn answers(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder.join("answers")).unwrap().flatten().map(|entry| entry.path()).collect();
    found.sort();
    found
}
