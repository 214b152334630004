namespace AgentLoop.Roslyn;

/// <summary>What a <see cref="CSharpCompileGate"/> compiles, and how.</summary>
public sealed record CompileGateOptions
{
    /// <summary>
    /// The project or solution files that are built once, by their paths relative to the workspace; what they reference is built with them. Packages are restored already.
    /// </summary>
    /// <value>Empty unless said: what <c>dotnet build</c> finds in the workspace's own folder.</value>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>The configuration that is built.</summary>
    /// <value><c>Debug</c> unless said.</value>
    public string Configuration { get; init; } = "Debug";

    /// <summary>Further properties of the build, by name.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How long the one real build may take.</summary>
    /// <value>Ten minutes unless said.</value>
    public TimeSpan BuildTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long the compiler may work on one candidate, and three times that on the untouched repository; a candidate that takes longer is passed on.
    /// </summary>
    /// <value>One minute unless said.</value>
    public TimeSpan CompileTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// From which severity on the projects' own analyzers look at the files that a candidate changes, as far as they may be loaded into this process;
    /// <see langword="null"/> for none.
    /// </summary>
    /// <value><see cref="FindingSeverity.Warning"/> unless said.</value>
    public FindingSeverity? Analyzers { get; init; } = FindingSeverity.Warning;

    /// <summary>
    /// Folders from which analyzers and source generators may be loaded into this process, besides those of its own .NET SDK, such as
    /// <c>/opt/packages/roslynator.analyzers</c>. They are code that runs with all that this process may do. What lies in the workspace is never loaded.
    /// </summary>
    /// <value>None unless said.</value>
    public IReadOnlyList<string> TrustedAnalyzers { get; init; } = [];

    /// <summary>Whether the assemblies are written into the candidate's workspace where all of it compiles, so that tests run without a build.</summary>
    /// <value><see langword="true"/> unless said.</value>
    public bool WritesAssemblies { get; init; } = true;

    /// <summary>The cyclomatic complexity over which a method that grew more complex is a finding.</summary>
    /// <value>15 unless said.</value>
    public int MaxComplexity { get; init; } = 15;

    /// <summary>How many compiled repositories are kept in memory.</summary>
    /// <value>2 unless said.</value>
    public int KeptBases { get; init; } = 2;

    internal static void Validate(CompileGateOptions options)
    {
        if (options.Projects.FirstOrDefault(p => string.IsNullOrWhiteSpace(p) || Path.IsPathRooted(p) || p[0] == '-' || p.Split('/', '\\').Contains("..")) is { } project)
            throw new AgentLoopException($"\"{project}\" is not the path of a project within the workspace; give one such as \"src/A/A.csproj\".");
        if (options.TrustedAnalyzers.FirstOrDefault(folder => !Path.IsPathFullyQualified(folder)) is { } folder)
            throw new AgentLoopException($"\"{folder}\" is not the whole path of a folder; give one such as \"/opt/packages/roslynator.analyzers\".");
        if (options.Properties.Keys.FirstOrDefault(name => name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')) is { } property)
            throw new AgentLoopException($"\"{property}\" cannot be a property of a build.");
        if (options.BuildTimeout <= TimeSpan.Zero || options.CompileTimeout <= TimeSpan.Zero)
            throw new AgentLoopException("The time-outs of the compile gate must be more than zero.");
        if (options.KeptBases < 1 || options.MaxComplexity < 1)
            throw new AgentLoopException("The compile gate keeps one base at least, and its greatest complexity is one at least.");
    }
}
