package io.serai.simulation;

import io.serai.contract.PickTask;
import io.serai.log.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The warehouses: take tasks by their queue, know a stale one by its number, and answer in steps. */
final class Warehouse {
    private static final class Job {
        PickTask task;
        int step;

        Job(PickTask task) {
            this.task = task;
        }
    }

    private final Map<String, Job> jobs = new TreeMap<>();
    private final Post post;
    private final Faults faults;
    private boolean full;

    Warehouse(Post post, Faults faults) {
        this.post = post;
        this.faults = faults;
    }

    void take(String message) {
        var task = Json.read(message, PickTask.class);
        var job = jobs.computeIfAbsent(task.task().toString(), none -> new Job(task));
        if (task.seq() > job.task.seq()) {
            job.task = task;
        }
    }

    /** The next answer of some task that is not done; false if there is none. */
    boolean work() {
        var open =
                new ArrayList<>(jobs.values().stream().filter(Warehouse::isOpen).toList());
        if (open.isEmpty()) {
            return false;
        }
        answer(faults.chance().of(open));
        return true;
    }

    /** From now on its shelves have what its books say. */
    void fills() {
        full = true;
    }

    boolean isBusy() {
        return jobs.values().stream().anyMatch(Warehouse::isOpen);
    }

    private static boolean isOpen(Job job) {
        return job.task.action() == PickTask.Action.PICK && job.step < 2;
    }

    private void answer(Job job) {
        if (job.step == 0 && faults.now(20)) {
            tell(job, "started", "");
        }
        job.step++;
        if (job.step == 1 && !faults.now(30)) {
            tell(job, "picked", lines(job.task, !full && faults.chance().percent(20)));
        } else {
            job.step = 2;
            tell(job, "packed", "");
        }
    }

    /** A customer has come for it. */
    void collected(String task) {
        post.send("serai", "jms", "message-id", "{\"task\":\"" + task + "\",\"status\":\"collected\"}");
    }

    private void tell(Job job, String status, String lines) {
        post.send(
                "serai",
                "jms",
                "message-id",
                "{\"task\":\"" + job.task.task() + "\",\"status\":\"" + status + "\"" + lines + "}");
    }

    private String lines(PickTask task, boolean lacks) {
        return task.lines().stream()
                .map(line -> "{\"line\":" + line.line() + ",\"quantity\":"
                        + (lacks ? faults.chance().below(line.quantity() + 1) : line.quantity()) + lots(line) + "}")
                .collect(Collectors.joining(",", ",\"lines\":[", "]"));
    }

    /** It takes all from the last lot that was advised, whether there are so many or not. */
    private static String lots(PickTask.Line line) {
        return line.lots().isEmpty()
                ? ""
                : ",\"lots\":[{\"lot\":\""
                        + line.lots().get(line.lots().size() - 1).lot() + "\",\"quantity\":" + line.quantity() + "}]";
    }

    /** The tasks that it was told to pick, by whether it was told to stop later. */
    List<String> tasks(PickTask.Action action) {
        return jobs.entrySet().stream()
                .filter(job -> job.getValue().task.action() == action)
                .map(Map.Entry::getKey)
                .toList();
    }
}
