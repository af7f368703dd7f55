package dev.ticketauth.camel.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * States in memory, the most recent ones.
 */
public final class RecentStates extends ServiceSupport implements StateRepository<String, String> {

    private final Cache<String, String> states;

    public RecentStates(long most) {
        this.states = Caffeine.newBuilder().maximumSize(most).build();
    }

    @Override
    public void setState(String key, String value) {
        states.put(key, value);
    }

    @Override
    public String getState(String key) {
        return states.getIfPresent(key);
    }
}
