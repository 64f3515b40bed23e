package io.serai.access;

import java.util.Set;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.jolokia.server.core.service.api.Restrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * What may be seen and done through Hawtio, which has no roles of its own: a short list, and nothing else. What changes something is for
 * admins, except the hub's own operations, which every operator may use on the pages as well; all of it is in the audit trail.
 */
@Component
class JolokiaRules implements Restrictor {
    private static final String CAMEL = "org.apache.camel";
    private static final String HUB = "io.serai";
    private static final String HAWTIO = "hawtio";

    private static final Pattern SIGNATURE = Pattern.compile("\\(.*");

    private static final Set<String> DOMAINS = Set.of(
            CAMEL, HUB, HAWTIO, "org.apache.activemq.artemis", "java.lang", "java.nio", "JMImplementation", "jolokia");

    private static final Set<RequestType> TYPES =
            Set.of(RequestType.READ, RequestType.LIST, RequestType.SEARCH, RequestType.EXEC, RequestType.VERSION);

    /** Command lines and system properties may have secrets in them. */
    private static final Set<String> SECRETIVE =
            Set.of("SystemProperties", "InputArguments", "ClassPath", "BootClassPath");

    /** Camel's operations that only tell how routes are made and how they do, and nothing that went through them. */
    private static final Pattern TELLS =
            Pattern.compile("dump(Route|Routes|Step)Stats\\w*|dumpRoutes?SourceLocations\\w*"
                    + "|dumpRoutesStructure\\w*|processorIds|listEips|statisticsAsJson|(get|is|has)[A-Z]\\w*");

    /** Without arguments they leave placeholders as they are; with them they would fill in what is secret. */
    private static final Set<String> AS_WRITTEN =
            Set.of("dumpRouteAsXml()", "dumpRoutesAsXml()", "dumpRouteAsYaml()", "dumpRoutesAsYaml()");

    /** Camel's operations by which a route is stopped for a while and started again. */
    private static final Set<String> STEERS = Set.of("start", "stop", "restart", "reset");

    /** How Hawtio learns what it may offer. */
    private static final Set<String> OFFERS = Set.of("list", "canInvoke", "getInfo");

    private static final Set<String> LOOKS_OF_THE_HUB = Set.of("find", "timeline", "open", "openOf", "all");

    private final AuditTrail trail;

    JolokiaRules(AuditTrail trail) {
        this.trail = trail;
    }

    /** So that no link and no image can ask. */
    @Override
    public boolean isHttpMethodAllowed(HttpMethod method) {
        return method == HttpMethod.POST;
    }

    /** Nothing is written, nobody is told of changes, and no other process is asked. */
    @Override
    public boolean isTypeAllowed(RequestType type) {
        return TYPES.contains(type);
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName bean, String attribute) {
        return !isObjectNameHidden(bean) && !SECRETIVE.contains(attribute);
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName bean, String attribute) {
        return false;
    }

    @Override
    public boolean isOperationAllowed(ObjectName bean, String operation) {
        var name = SIGNATURE.matcher(operation).replaceFirst("");
        return switch (bean.getDomain()) {
            case HUB -> LOOKS_OF_THE_HUB.contains(name) || isWrittenDown(Role.OPERATOR, bean, name);
            case CAMEL ->
                TELLS.matcher(name).matches()
                        || AS_WRITTEN.contains(operation)
                        || (isSteered(bean, name) && isWrittenDown(Role.ADMIN, bean, name));
            case HAWTIO -> OFFERS.contains(name);
            default -> false;
        };
    }

    private static boolean isSteered(ObjectName bean, String name) {
        return "routes".equals(bean.getKeyProperty("type")) && STEERS.contains(name);
    }

    /** Whether a role may; if so it is in the audit trail before it is done. */
    private boolean isWrittenDown(Role needed, ObjectName bean, String operation) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        boolean may = who != null && who.getAuthorities().containsAll(needed.authorities());
        if (may) {
            trail.record(who.getName(), "JMX " + bean + " " + operation, 200, "");
        }
        return may;
    }

    @Override
    public boolean isRemoteAccessAllowed(String... hostOrAddress) {
        return true;
    }

    /** Other sites get no permission to read; that nobody is made to ask from there is what the CSRF token is for. */
    @Override
    public boolean isOriginAllowed(String origin, boolean onlyWhenStrict) {
        return onlyWhenStrict;
    }

    @Override
    public boolean isObjectNameHidden(ObjectName bean) {
        return !DOMAINS.contains(bean.getDomain());
    }
}
