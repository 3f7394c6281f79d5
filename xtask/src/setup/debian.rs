//! System packages, which we install only where that is simple and expected: as root on Debian.

use std::fs;
use std::process::Command;

use crate::failure::Failure;
use crate::process;

/// Whether packages can be installed without asking anybody: Debian itself (relatives name their packages differently), and
/// root.
pub fn can_install() -> bool {
    is_debian(&fs::read_to_string("/etc/os-release").unwrap_or_default())
        && process::answer_of(Command::new("id").arg("-u")).as_deref() == Some("0")
}

pub fn install(packages: &[&str]) -> Result<(), Failure> {
    process::announce(&format!("Installing with apt-get: {}", packages.join(" ")));
    process::run("apt-get update", apt_get().args(["update", "--quiet"]))?;
    let mut install = apt_get();
    install.args(["install", "--quiet", "--yes", "--no-install-recommends"]).args(packages);
    process::run("apt-get install", &mut install)
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_debian(os_release: &str) -> bool {
    os_release.lines().any(|line| line == "ID=debian")
}

#[cfg(test)]
mod tests {
    use super::is_debian;

    #[test]
    fn debian_is_told_from_its_relatives() {
        assert!(is_debian("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"));
        assert!(!is_debian("ID=ubuntu\nID_LIKE=debian\n"));
    }
}
