/** What customers are told: which events are milestones, mails in their language, and signed webhooks. Pure: it sends nothing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "contract", "log"})
package io.serai.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
