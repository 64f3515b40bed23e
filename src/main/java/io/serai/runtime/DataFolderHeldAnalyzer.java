package io.serai.runtime;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a start on a held data folder into two lines that a person can act on. */
final class DataFolderHeldAnalyzer extends AbstractFailureAnalyzer<DataFolderHeldException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DataFolderHeldException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Stop that process, or start this hub on a folder of its own with --serai.data=FOLDER. /"
                        + " Detenga ese proceso, o inicie este hub en otra carpeta con --serai.data=CARPETA.",
                cause);
    }
}
