package io.serai.runtime;

import java.nio.file.Path;

/** This hub cannot run on this data folder: the message says why, and the cure what to do, in both languages. */
final class DataFolderException extends RuntimeException {
    private final String cure;

    private DataFolderException(String message, String cure) {
        super(message);
        this.cure = cure;
    }

    /** Another hub runs on it. */
    static DataFolderException held(Path folder, String holder) {
        return new DataFolderException(
                "The data folder " + folder + " is held by another hub: " + holder + ".",
                "Stop that process, or start this hub on a folder of its own with --serai.data=FOLDER. /"
                        + " Detenga ese proceso, o inicie este hub en otra carpeta con --serai.data=CARPETA.");
    }

    /** It has the demo's accounts and orders. */
    static DataFolderException ofDemo(Path folder) {
        return new DataFolderException(
                "The data folder " + folder
                        + " is the demo's: everybody knows the password of its account, and its orders are made up.",
                "Start this hub on a folder of its own with --serai.data=FOLDER, or delete that one. /"
                        + " Inicie este hub en otra carpeta con --serai.data=CARPETA, o borre esa.");
    }

    /** Somebody works with it. */
    static DataFolderException notOfDemo(Path folder) {
        return new DataFolderException(
                "The data folder " + folder + " has the books of a hub that is no demo.",
                "Start the demo on a folder of its own with --serai.data=FOLDER. /"
                        + " Inicie la demostración en otra carpeta con --serai.data=CARPETA.");
    }

    String cure() {
        return cure;
    }
}
