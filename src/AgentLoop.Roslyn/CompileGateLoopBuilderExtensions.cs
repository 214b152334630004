using AgentLoop.Roslyn;

namespace AgentLoop;

/// <summary>Lets a loop compile C# candidates before it builds them.</summary>
public static class CompileGateLoopBuilderExtensions
{
    /// <summary>Refuses candidates that bring errors of the C# compiler, before a build of them is paid for.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="projects">The project or solution files, by their paths relative to the workspace; none for what <c>dotnet build</c> finds there.</param>
    /// <exception cref="AgentLoopException">A path is none within the workspace.</exception>
    public static AgentLoopBuilder AddCompileGate(this AgentLoopBuilder builder, params IReadOnlyList<string> projects) =>
        AddCompileGate(builder, new CompileGateOptions { Projects = projects });

    /// <summary>Refuses candidates that bring errors of the C# compiler, before a build of them is paid for.</summary>
    /// <exception cref="AgentLoopException">An option makes no sense; the message says which.</exception>
    public static AgentLoopBuilder AddCompileGate(this AgentLoopBuilder builder, CompileGateOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddEvaluator(new CSharpCompileGate(options));
    }
}
