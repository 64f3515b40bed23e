package io.serai.proof;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A demonstration at full size. Runs if {@code -Dproof} is its name, or is not set. */
@Inherited
@Tag("proof")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Proof.OnlyIfNamed.class)
public @interface Proof {
    String value();

    /** Reads {@code -Dproof}. */
    final class OnlyIfNamed implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            var wanted = System.getProperty("proof", "");
            var name = context.getTestClass()
                    .flatMap(type -> AnnotationSupport.findAnnotation(type, Proof.class))
                    .map(Proof::value)
                    .orElse("");
            return wanted.isEmpty() || wanted.equals(name)
                    ? ConditionEvaluationResult.enabled(name)
                    : ConditionEvaluationResult.disabled(name + " is not " + wanted);
        }
    }
}
