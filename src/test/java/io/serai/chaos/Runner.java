package io.serai.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** One round: load, break, heal, quiet, audit. */
final class Runner {
    private static final Duration QUIET_WITHIN = Duration.ofMinutes(4);
    private static final int AFTERWARDS_MILLIS = 2_000;

    /** Who waits for a connection waits ten seconds; who has one that went silent, a minute; more is hanging. */
    private static final long PATIENCE_MILLIS = 70_000;

    private final Rig rig;
    private final Recall recall = new Recall();

    /** What was found in an earlier round is still there in each later one, and counts once. */
    private final Set<String> known = new HashSet<>();

    Runner(Rig rig) {
        this.rig = rig;
    }

    Outcome run(Plan.Round round, boolean last) {
        var impossible = round.what().impossible(rig);
        if (impossible.isPresent()) {
            return Outcome.skipped(round, impossible.get());
        }
        var violations = new ArrayList<String>();
        rig.buyersCome();
        Pause.millis(round.load() * 1_000L);
        rig.front().answers().take();
        var did = round.what().strike(rig, new Random(round.seed()));
        Pause.millis(round.lasts() * 1_000L);
        violations.addAll(hubStillThere(round.what()));
        heal(round.what(), violations);
        var healed = System.nanoTime();
        Pause.millis(AFTERWARDS_MILLIS);
        rig.buyersRest();
        rig.revive();
        var answers = rig.front().answers().take();
        violations.addAll(complaints(round.what(), answers));
        Object told = afterwards(last, violations);
        violations.removeIf(each -> !known.add(each));
        return new Outcome(
                round.no(),
                round.what().name(),
                did,
                round.load(),
                round.lasts(),
                answers.counts(),
                answers.slowestMillis(),
                Duration.ofNanos(System.nanoTime() - healed).toSeconds(),
                told,
                false,
                List.copyOf(violations));
    }

    private Object afterwards(boolean last, List<String> violations) {
        try {
            new Quiet(rig.database(), rig.partners()).await(QUIET_WITHIN);
        } catch (AssertionError stillMoving) {
            violations.add(String.valueOf(stillMoving.getMessage()));
        }
        if (last) {
            recall.forget();
        }
        var audit = Audit.of(rig.hub().api(), rig.partners(), rig.database(), recall);
        violations.addAll(audit.findings());
        return audit.counts().getOrDefault("told", 0);
    }

    private void heal(Break what, List<String> violations) {
        try {
            what.heal(rig);
        } catch (AssertionError wrong) {
            violations.add(String.valueOf(wrong.getMessage()));
        }
    }

    private List<String> hubStillThere(Break what) {
        return what.doorsAnswer() && !rig.hub().running().isAlive()
                ? List.of("the hub ended with " + rig.hub().running().exitValue())
                : List.of();
    }

    /** Doors say yes, or 503, and soon; only while their own hub is away may nobody be there. */
    private static List<String> complaints(Break what, Answers.Summary answers) {
        var complaints = new ArrayList<String>();
        var wrong = what.doorsAnswer() ? List.of("404", "500", Answers.NONE, Answers.NOBODY) : List.of("404", "500");
        for (var bad : wrong) {
            if (answers.of(bad) > 0) {
                complaints.add(what.name() + ": " + answers.of(bad) + " callers heard: " + bad);
            }
        }
        if (what.doorsAnswer() && answers.slowestMillis() > PATIENCE_MILLIS) {
            complaints.add(what.name() + ": the slowest answer took " + answers.slowestMillis() + " ms");
        }
        return complaints;
    }
}
