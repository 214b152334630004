using AgentLoop.ConformanceTests;

namespace AgentLoop.Roslyn.Tests;

public sealed class CompileGateConformance : EvaluatorConformanceTests
{
    private const string Source = "class A { int X() => 1; }\n";

    private static readonly BuiltOnceSandbox BuiltOnce = new("A.csproj");

    protected override EvaluatorScene Scene => new()
    {
        Files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["A.csproj"] = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>",
            ["Directory.Build.props"] = "<Project/>",
            ["A.cs"] = Source,
        },
        Good = new Dictionary<string, string>(StringComparer.Ordinal) { ["A.cs"] = Source.Replace("=> 1", "=> 2", StringComparison.Ordinal) },
        Bad = new Dictionary<string, string>(StringComparer.Ordinal) { ["A.cs"] = Source.Replace("=> 1", "=> y", StringComparison.Ordinal) },
    };

    protected override ISandbox Sandbox => BuiltOnce;

    /// <summary>It judges in this process; what it runs only says where the assemblies go.</summary>
    protected override bool RunsCommands => false;

    protected override ValueTask<IEvaluator> CreateAsync() => ValueTask.FromResult<IEvaluator>(new CSharpCompileGate("A.csproj"));

    protected override bool MayLeave(string path) => path.StartsWith("bin/", StringComparison.Ordinal) || path.StartsWith("obj/", StringComparison.Ordinal);
}
