package io.serai.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Everything that is broken. */
final class Breaks {
    private Breaks() {}

    static List<Break> all() {
        return List.of(
                new Kill(List.of(Victim.HUB)),
                new Kill(List.of(Victim.POSTGRES)),
                new Kill(List.of(Victim.BROKER)),
                new Kill(List.of(Victim.HUB, Victim.POSTGRES)),
                new Kill(List.of(Victim.HUB, Victim.BROKER)),
                new Freeze(Victim.HUB),
                new Freeze(Victim.POSTGRES),
                new Freeze(Victim.BROKER),
                refused("database", Wires::database),
                slow("database", Wires::database, 20, 150),
                silent("database", Wires::database),
                halfOpen("database", Wires::database),
                reset("database", Wires::database, 500, 60_000),
                trickle("database", Wires::database, 20_000),
                answersLost("database", Wires::database, 20_000),
                refused("broker", Wires::broker),
                slow("broker", Wires::broker, 50, 300),
                silent("broker", Wires::broker),
                halfOpen("broker", Wires::broker),
                reset("broker", Wires::broker, 4_000, 40_000),
                answersLost("broker", Wires::broker, 12_000),
                refused("partners", Wires::partners),
                slow("partners", Wires::partners, 500, 2_000),
                silent("partners", Wires::partners),
                halfOpen("partners", Wires::partners),
                reset("partners", Wires::partners, 50, 2_000),
                trickle("partners", Wires::partners, 200),
                answersLost("partners", Wires::partners, 1),
                refused("sftp", Wires::sftp),
                silent("sftp", Wires::sftp),
                reset("sftp", Wires::sftp, 1_000, 12_000),
                answersLost("sftp", Wires::sftp, 4_000),
                refused("smtp", Wires::smtp),
                trickle("smtp", Wires::smtp, 100),
                answersLost("smtp", Wires::smtp, 500),
                new FullDisk("disk-full-database", Rig::databaseDisk),
                new FullDisk("disk-full-broker", Rig::brokerDisk),
                new Knocking("webhooks-five-times", FrontDoor.Manner.FIVE_TIMES),
                new Knocking("uploads-cut", FrontDoor.Manner.CUT),
                new Knocking("webhook-answers-lost", FrontDoor.Manner.ANSWER_LOST),
                new HalfFiles(),
                new Poison(),
                new TwoHubs());
    }

    private static Break refused(String end, Function<Wires, FaultProxy> wire) {
        return new BrokenWire(end + "-refused", wire, random -> new Fault.Refuse());
    }

    private static Break slow(String end, Function<Wires, FaultProxy> wire, int least, int most) {
        return new BrokenWire(
                end + "-slow", wire, random -> new Fault.Delay(Duration.ofMillis(between(random, least, most))));
    }

    private static Break silent(String end, Function<Wires, FaultProxy> wire) {
        return new BrokenWire(end + "-silent", wire, random -> new Fault.BlackHole());
    }

    private static Break halfOpen(String end, Function<Wires, FaultProxy> wire) {
        return new BrokenWire(end + "-half-open", wire, random -> new Fault.HalfOpen());
    }

    private static Break reset(String end, Function<Wires, FaultProxy> wire, int least, int most) {
        return new BrokenWire(end + "-reset", wire, random -> new Fault.ResetAfter(between(random, least, most)));
    }

    private static Break trickle(String end, Function<Wires, FaultProxy> wire, int bytesPerSecond) {
        return new BrokenWire(end + "-trickle", wire, random -> new Fault.Trickle(bytesPerSecond));
    }

    private static Break answersLost(String end, Function<Wires, FaultProxy> wire, int most) {
        return new BrokenWire(
                end + "-answers-lost", wire, random -> new Fault.LoseAnswers(between(random, most / 10, most)));
    }

    private static int between(Random random, int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
