using System.Reflection;
using Xunit;

namespace AgentLoop.ConformanceTests;

/// <summary>What all suites have in common: a subject of its own for each test, and a test that none of them is left out.</summary>
/// <typeparam name="TSubject">The interface whose implementation is tested.</typeparam>
public abstract class ConformanceTests<TSubject> : IAsyncLifetime
    where TSubject : class
{
    /// <summary>The implementation under test, made anew for each test.</summary>
    protected TSubject Subject { get; set; } = null!;

    /// <summary>Makes a fresh one that shares nothing with those before; it is disposed after the test if it can be.</summary>
    protected abstract ValueTask<TSubject> CreateAsync();

    /// <summary>Makes the subject of the test.</summary>
    public async ValueTask InitializeAsync() => Subject = await CreateAsync().ConfigureAwait(false);

    /// <summary>Disposes of the subject.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Subject is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync().ConfigureAwait(false);
        else
            (Subject as IDisposable)?.Dispose();
    }

    /// <summary>No test of the suite is skipped, hidden or left to those who ask for it.</summary>
    [Fact]
    public void No_test_of_the_suite_is_left_out()
    {
        MethodInfo[] found = GetType().GetMethods();
        foreach (MethodInfo test in SuiteTests())
        {
            MethodInfo? actual = Array.Find(found, method => IsSame(method, test));
            FactAttribute? fact = actual?.GetCustomAttribute<FactAttribute>(inherit: true);
            Assert.True(fact is { Skip: null, Explicit: false }, $"\"{test.Name}\" is part of the suite and may not be left out.");
            Assert.Single(found, method => method.Name.Equals(test.Name, StringComparison.Ordinal));
        }
    }

    // the same method has several objects, by the type it was asked of
    private static bool IsSame(MethodInfo method, MethodInfo other) =>
        method.GetBaseDefinition().MethodHandle == other.GetBaseDefinition().MethodHandle;

    private IEnumerable<MethodInfo> SuiteTests()
    {
        for (Type? type = GetType().BaseType; type is not null; type = type.BaseType)
        {
            foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                if (type.Assembly == typeof(ConformanceTests<>).Assembly && method.IsDefined(typeof(FactAttribute), inherit: false))
                    yield return method;
            }
        }
    }
}
