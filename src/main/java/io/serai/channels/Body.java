package io.serai.channels;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The bytes of a message in chunks of 1 MB, at least one, with their SHA-256. */
record Body(List<byte[]> chunks, byte[] sha256, long size) {
    static final int CHUNK = 1 << 20;

    static Body read(InputStream stream, long maxBytes) throws IOException {
        var digest = sha256Digest();
        var chunks = new ArrayList<byte[]>();
        long size = 0;
        byte[] chunk;
        do {
            chunk = stream.readNBytes(CHUNK);
            size += chunk.length;
            if (size > maxBytes) {
                throw new TooLargeException(maxBytes);
            }
            digest.update(chunk);
            if (chunk.length > 0 || chunks.isEmpty()) {
                chunks.add(chunk);
            }
        } while (chunk.length == CHUNK);
        return new Body(chunks, digest.digest(), size);
    }

    static byte[] join(List<byte[]> chunks) {
        if (chunks.size() == 1) {
            return chunks.get(0);
        }
        var all = new ByteArrayOutputStream();
        chunks.forEach(all::writeBytes);
        return all.toByteArray();
    }

    static byte[] sha256(byte[] bytes) {
        return sha256Digest().digest(bytes);
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
