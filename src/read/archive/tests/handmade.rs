//! Small archives with what the library reads but does not write: names that are not UTF-8, and the old
//! cipher of zip.

/// The sum that zip uses, bit by bit.
fn step(sum: u32, byte: u8) -> u32 {
    (0..8).fold(sum ^ u32::from(byte), |sum, _| {
        (sum >> 1) ^ (0xEDB8_8320 & 0_u32.wrapping_sub(sum & 1))
    })
}

struct Keys(u32, u32, u32);

impl Keys {
    fn of(password: &[u8]) -> Self {
        let mut keys = Self(0x1234_5678, 0x2345_6789, 0x3456_7890);
        for byte in password {
            keys.update(*byte);
        }
        keys
    }

    fn update(&mut self, byte: u8) {
        self.0 = step(self.0, byte);
        let sum = self.1.wrapping_add(self.0 & 0xFF);
        self.1 = sum.wrapping_mul(134_775_813).wrapping_add(1);
        self.2 = step(self.2, (self.1 >> 24) as u8);
    }

    fn encrypt(&mut self, byte: u8) -> u8 {
        let word = (self.2 | 2) & 0xFFFF;
        let mask = (word.wrapping_mul(word ^ 1) >> 8) as u8;
        self.update(byte);
        byte ^ mask
    }
}

/// An archive of stored members, given by raw names and contents.
pub(super) fn archive(members: &[(&[u8], &[u8])], password: Option<&[u8]>) -> Vec<u8> {
    let (mut packed, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in members {
        let sum = !content.iter().fold(u32::MAX, |sum, byte| step(sum, *byte));
        let data = match password {
            None => content.to_vec(),
            Some(password) => {
                let mut keys = Keys::of(password);
                let check = (sum >> 24) as u8;
                let plain = [&[7; 11], &[check][..], *content].concat();
                plain.iter().map(|byte| keys.encrypt(*byte)).collect()
            }
        };
        let mut common = Vec::new();
        // Version 2, encrypted or not, stored, no time.
        for field in [20_u16, password.is_some().into(), 0, 0, 0] {
            common.extend(field.to_le_bytes());
        }
        for field in [sum, data.len() as u32, content.len() as u32] {
            common.extend(field.to_le_bytes());
        }
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        let place = packed.len() as u32;
        packed.extend([b"PK\x03\x04", &common[..], name, &data[..]].concat());
        directory.extend([b"PK\x01\x02\x14\x00", &common[..], &[0; 10]].concat());
        directory.extend(place.to_le_bytes());
        directory.extend(*name);
    }
    let start = packed.len() as u32;
    let count = members.len() as u8;
    packed.extend(&directory);
    packed.extend([b"PK\x05\x06\0\0\0\0", &[count, 0, count, 0][..]].concat());
    packed.extend((directory.len() as u32).to_le_bytes());
    packed.extend(start.to_le_bytes());
    packed.extend([0, 0]);
    packed
}
