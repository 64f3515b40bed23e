package io.serai.runtime;

import java.nio.file.Path;

/** Another hub runs on this data folder. */
final class DataFolderHeldException extends RuntimeException {
    DataFolderHeldException(Path folder, String holder) {
        super("The data folder " + folder + " is held by another hub: " + holder + ".");
    }
}
