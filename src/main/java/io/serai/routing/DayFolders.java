package io.serai.routing;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Folders that are each named by a day, as {@code 20260301}, with the files of that day. Nothing that is called otherwise is touched. */
final class DayFolders {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private DayFolders() {}

    /**
     * Removes the files of days that were over at a time, and the folders that are empty then; links are not followed. How many files.
     *
     * @param zone whose days they are
     * @param most so many files at a time
     * @throws IOException if the disk does not let us
     */
    static int remove(Path parent, Instant until, ZoneId zone, int most) throws IOException {
        int gone = 0;
        for (var folder : children(parent, each -> isOver(each, until, zone))) {
            gone += empty(folder, most - gone);
        }
        return gone;
    }

    private static int empty(Path folder, int most) throws IOException {
        int gone = 0;
        for (var file : children(folder, each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))) {
            if (gone == most) {
                return gone;
            }
            Files.deleteIfExists(file);
            gone++;
        }
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException somebodyElses) {
            // What is in it is no file of ours.
        }
        return gone;
    }

    private static List<Path> children(Path folder, Predicate<Path> which) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (var children = Files.list(folder)) {
            return children.filter(which).sorted().toList();
        }
    }

    private static boolean isOver(Path folder, Instant until, ZoneId zone) {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && day(folder)
                        .filter(day ->
                                !day.plusDays(1).atStartOfDay(zone).toInstant().isAfter(until))
                        .isPresent();
    }

    private static Optional<LocalDate> day(Path folder) {
        try {
            return Optional.of(LocalDate.parse(folder.getFileName().toString(), DAY));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
