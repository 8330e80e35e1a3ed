//! One member of an archive, unpacked into memory, with a password if it has one.

use std::io::Read;

use encoding_rs::GB18030;
use zip::result::ZipError;

use crate::read::packed::Archive;
use crate::read::{Cause, Password};

/// More memory than this is not set aside on the word of an archive.
const MOST_AT_ONCE: u64 = 64 << 20;

/// Unpacks a member.
pub(super) fn unpack(
    archive: &mut Archive<'_>,
    index: usize,
    passwords: &[Password],
) -> Result<Vec<u8>, Cause> {
    let is_encrypted = archive
        .by_index_data(index)
        .is_ok_and(|entry| entry.encrypted());
    if !is_encrypted {
        return attempt(archive, index, None).map_err(|error| cause_of(&error));
    }
    if passwords.is_empty() {
        return Err(Cause::PasswordMissing);
    }
    for password in passwords.iter().map(Password::reveal) {
        // Which bytes a Chinese password has depends on the program that packed it.
        let of_windows = GB18030.encode(password).0;
        for bytes in [password.as_bytes(), &of_windows] {
            match attempt(archive, index, Some(bytes)) {
                Ok(content) => return Ok(content),
                // One wrong password in 256 looks right until the sum of the content is wrong.
                Err(ZipError::InvalidPassword | ZipError::Io(_)) => {}
                Err(error) => return Err(cause_of(&error)),
            }
        }
    }
    Err(Cause::PasswordWrong)
}

fn attempt(
    archive: &mut Archive<'_>,
    index: usize,
    password: Option<&[u8]>,
) -> Result<Vec<u8>, ZipError> {
    let member = match password {
        Some(password) => archive.by_index_decrypt(index, password)?,
        None => archive.by_index(index)?,
    };
    let size = member.size();
    let mut content = Vec::with_capacity(size.min(MOST_AT_ONCE) as usize);
    // The library stops at the declared size; this does not depend on it.
    member
        .take(size.saturating_add(1))
        .read_to_end(&mut content)?;
    Ok(content)
}

fn cause_of(error: &ZipError) -> Cause {
    match error {
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            Cause::CannotUnpack(error.to_string())
        }
        _ => Cause::Damaged(error.to_string()),
    }
}
