package io.serai.runtime;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption.Origin;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/**
 * Gives memory back to the machine when there is little to do: a JVM that is started without options keeps what it once needed. What
 * somebody has set on the command line stays as it is; another JVM than HotSpot is left alone.
 */
@Component
class ModestHeap implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger log = LoggerFactory.getLogger(ModestHeap.class);

    /** Collect once in half a minute in which nothing else made it collect; keep little more than what lives. */
    private static final Map<String, String> OPTIONS =
            Map.of("G1PeriodicGCInterval", "30000", "MinHeapFreeRatio", "10", "MaxHeapFreeRatio", "30");

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        try {
            var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            for (var option : OPTIONS.entrySet()) {
                var known = machine.getVMOption(option.getKey());
                if (known.isWriteable() && known.getOrigin() == Origin.DEFAULT) {
                    machine.setVMOption(option.getKey(), option.getValue());
                }
            }
        } catch (RuntimeException anotherMachine) {
            log.debug("The heap stays as this JVM manages it", anotherMachine);
        }
    }
}
