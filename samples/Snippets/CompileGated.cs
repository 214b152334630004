using AgentLoop.Roslyn;
using Microsoft.Extensions.AI;

namespace Snippets;

/// <summary>A loop whose C# candidates are compiled before they are built and tested.</summary>
public static class CompileGated
{
    public static Loop Build(IChatClient model) => new AgentLoopBuilder()
        .UseChatClient(model)
        .AddCompileGate(new CompileGateOptions
        {
            Projects = ["src/App.sln"],
            TrustedAnalyzers = ["/opt/packages/roslynator.analyzers"],
        })
        .AddEvaluator(Evaluators.DotNetTest("tests/App.Tests/App.Tests.csproj"))
        .Build();
}
