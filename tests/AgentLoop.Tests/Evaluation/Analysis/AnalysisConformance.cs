using System.Runtime.CompilerServices;
using AgentLoop.ConformanceTests;
using AgentLoop.Tests.Workspaces;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Evaluating;

/// <summary>The evaluator of SARIF reports, as every evaluator has to be.</summary>
public sealed class SarifEvaluatorConformance : EvaluatorConformanceTests
{
    protected override EvaluatorScene Scene => AnalysisScenes.Of("answer.txt", "wrong\n", good: "right\n", bad: "wrong\nwrong again\n");

    protected override ValueTask<IEvaluator> CreateAsync() => new(Evaluators.Sarif(new SarifEvaluatorOptions
    {
        Name = "words",
        Report = "out/r.sarif",
        Command = SandboxCommand.Shell(
            """
            mkdir -p out
            {
              echo '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":['
              grep -n wrong answer.txt | sed 's/^\([0-9]*\):.*/{"ruleId":"r","level":"error","message":{"text":"Wrong."},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"answer.txt"},"region":{"startLine":\1}}}]}/' | paste -sd, -
              echo ']}]}'
            } > out/r.sarif
            ! grep -q wrong answer.txt
            """),
    }));

    protected override bool MayLeave(string path) => path == "out/r.sarif";
}

/// <summary>The evaluator of formatting, as every evaluator has to be.</summary>
public sealed class FormatEvaluatorConformance : EvaluatorConformanceTests
{
    protected override EvaluatorScene Scene => AnalysisScenes.Of("a.go", "package a\n", good: "package a\n\nfunc f() {}\n", bad: "package a\n\nfunc  f(){}\n", "go.mod");

    protected override ValueTask<IEvaluator> CreateAsync()
    {
        Assert.SkipUnless(TestShell.Succeeds("gofmt"), "gofmt is not installed.");
        return new(Evaluators.Format());
    }
}

/// <summary>The evaluator of a change's size and style, as every evaluator has to be.</summary>
public sealed class ChangeSizeEvaluatorConformance : EvaluatorConformanceTests
{
    protected override EvaluatorScene Scene => AnalysisScenes.Of("a.cs", "class A\n{\n}\n", good: "class B\n{\n}\n", bad: "<<<<<<< HEAD\nclass B\n{\n}\n");

    protected override bool RunsCommands => false;

    protected override ValueTask<IEvaluator> CreateAsync() => new(Evaluators.ChangeSize());
}

/// <summary>The evaluator of secrets, as every evaluator has to be.</summary>
public sealed class SecretsEvaluatorConformance : EvaluatorConformanceTests
{
    protected override EvaluatorScene Scene => AnalysisScenes.Of("a.py", "key = ''\n", good: "key = os.environ['KEY']\n", bad: $"key = '{"AKIA" + "Q3EGRZ5LWTN7VKYC"}'\n");

    protected override bool RunsCommands => false;

    protected override ValueTask<IEvaluator> CreateAsync() => new(Evaluators.Secrets());
}

/// <summary>The evaluator of licence headers, as every evaluator has to be.</summary>
public sealed class LicenseHeaderEvaluatorConformance : EvaluatorConformanceTests
{
    private const string Header = "// Copyright 2020 The Authors. All rights reserved.\n";

    protected override EvaluatorScene Scene => new()
    {
        Files = Named(("a.go", Header), ("b.go", Header), ("c.go", Header)),
        Good = Named(("d.go", Header)),
        Bad = Named(("d.go", "package a\n")),
    };

    protected override bool RunsCommands => false;

    protected override ValueTask<IEvaluator> CreateAsync() => new(Evaluators.LicenseHeaders());

    private static Dictionary<string, string> Named(params (string Path, string Text)[] files) => files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
}

/// <summary>A model as judge, as every evaluator has to be.</summary>
public sealed class RubricEvaluatorConformance : EvaluatorConformanceTests
{
    protected override EvaluatorScene Scene => AnalysisScenes.Of("answer.txt", "nothing\n", good: "right\n", bad: "wrong\n");

    protected override bool RunsCommands => false;

    protected override ValueTask<IEvaluator> CreateAsync() => new(new RubricEvaluator(new Judge(), new RubricEvaluatorOptions { Criteria = ["It is right."] }));

    private sealed class Judge : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string score = messages.Last().Text.Contains("right\n", StringComparison.Ordinal) ? "4" : "0";
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, $$"""{"scores":[{"criterion":"1","evidence":"{{(score == "4" ? "right" : "wrong")}}","comment":"so","score":"{{score}}"}]}""")));
        }

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (ChatResponseUpdate update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
                yield return update;
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}

file static class AnalysisScenes
{
    public static EvaluatorScene Of(string path, string text, string good, string bad, string other = "other.txt") => new()
    {
        Files = new Dictionary<string, string>(StringComparer.Ordinal) { [path] = text, [other] = "module stays\n" },
        Good = new Dictionary<string, string>(StringComparer.Ordinal) { [path] = good },
        Bad = new Dictionary<string, string>(StringComparer.Ordinal) { [path] = bad },
    };
}
