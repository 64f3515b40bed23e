package io.serai.management;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.EnableMBeanExport;
import org.springframework.jmx.support.RegistrationPolicy;

/** The MBeans of this package alone; a second hub in the same process takes the place of the first. */
@Configuration(proxyBeanMethods = false)
@EnableMBeanExport(registration = RegistrationPolicy.REPLACE_EXISTING)
class ManagementConfiguration {}
