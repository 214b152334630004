namespace AgentLoop;

/// <summary>Which .NET test project is built and how it is run.</summary>
public sealed record DotNetTestOptions
{
    /// <summary>The path of the project file, relative to the workspace.</summary>
    public required string Project { get; init; }

    /// <summary>What runs its tests.</summary>
    /// <value><see cref="DotNetTestRunner.XunitV3"/> unless said.</value>
    public DotNetTestRunner Runner { get; init; }

    /// <summary>The configuration that is built.</summary>
    /// <value><c>Debug</c> unless said.</value>
    public string Configuration { get; init; } = "Debug";

    /// <summary>The target framework, such as <c>net10.0</c>, for a project with several.</summary>
    public string? Framework { get; init; }

    /// <summary>The name of the assembly it builds, for a project whose file is named otherwise.</summary>
    public string? AssemblyName { get; init; }

    /// <summary>
    /// The folder that the build leaves the assembly in, relative to the workspace, for a project that does not build to <c>bin/Debug/net10.0</c> beside it;
    /// <c>*</c> stands for one folder whose name only the build knows.
    /// </summary>
    public string? OutputFolder { get; init; }

    /// <summary>Whether analyzers run in the build.</summary>
    /// <value><see langword="false"/> unless said: tests do not depend on them, and many candidates are built. Generators run always.</value>
    public bool RunAnalyzers { get; init; }

    /// <summary>Further arguments for the test program, such as a filter.</summary>
    public IReadOnlyList<string> TestArguments { get; init; } = [];

    /// <summary>How long the build may take.</summary>
    /// <value>Ten minutes unless said.</value>
    public TimeSpan BuildTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the tests may take.</summary>
    /// <value>Ten minutes unless said.</value>
    public TimeSpan TestTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
