package io.serai.fulfilment.intake;

import io.serai.channels.KeySignature;
import io.serai.mapping.Partner;
import java.util.Optional;

/** The public keys of partners that sign with keys of their own, by the names under which they publish them. */
@FunctionalInterface
public interface PublicKeys {
    /**
     * The key of this name; the partner may be asked for it, so that this is never called within a transaction.
     *
     * @return empty if the partner has no such key
     * @throws AwayException if it cannot be told now
     */
    Optional<KeySignature.Key> of(Partner partner, String name);

    /** A key cannot be had now: whether a message is signed by it will be known when it comes again. */
    final class AwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public AwayException(String why) {
            super(why, null, false, false);
        }
    }
}
