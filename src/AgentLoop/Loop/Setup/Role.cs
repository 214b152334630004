using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace AgentLoop;

/// <summary>How a plugin is come by, and whether the loop that does owns it.</summary>
internal sealed record Role<T>(Func<IServiceProvider, T> Make, bool IsOwned)
    where T : class
{
    public static Role<T> Of(T instance) => new(_ => instance, IsOwned: false);

    public static Role<T> By(Func<IServiceProvider, T> factory) => new(factory, IsOwned: true);

    public static Role<T> New<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation>()
        where TImplementation : class, T => new(sp => ActivatorUtilities.CreateInstance<TImplementation>(sp), IsOwned: true);
}
