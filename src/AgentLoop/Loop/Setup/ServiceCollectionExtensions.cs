using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AgentLoop;

/// <summary>Registers loops in a container.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Registers a <see cref="Loop"/> as a singleton, unless there is one; it is built when it is first asked for.</summary>
    public static IServiceCollection AddAgentLoop(this IServiceCollection services, Action<AgentLoopBuilder> configure)
    {
        services.TryAddSingleton(sp => Build(configure, sp));
        return services;
    }

    /// <summary>Registers a <see cref="Loop"/> under a key, unless there is one, so that several live side by side.</summary>
    public static IServiceCollection AddKeyedAgentLoop(this IServiceCollection services, object? key, Action<AgentLoopBuilder> configure)
    {
        services.TryAddKeyedSingleton(key, (sp, _) => Build(configure, sp));
        return services;
    }

    private static Loop Build(Action<AgentLoopBuilder> configure, IServiceProvider services)
    {
        var builder = new AgentLoopBuilder();
        configure(builder);
        return builder.Build(services);
    }
}
