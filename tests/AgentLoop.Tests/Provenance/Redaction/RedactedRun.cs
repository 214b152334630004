using System.Text;
using AgentLoop.Provenance.Sqlite;
using AgentLoop.Testing;
using AgentLoop.Tests.Generation.Tools;
using AgentLoop.Tests.Loops;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AgentLoop.Tests.Provenance.Redaction;

/// <summary>A run in which a secret of the environment comes from everywhere: commands, files, tools, the endpoint, the model, evaluators and the task.</summary>
internal sealed class RedactedRun : IDisposable
{
    public const string Variable = "AGENTLOOP_TEST_DEPLOY_TOKEN";
    public const string Secret = "zQ4x+9vLm/Tr2\"Wk7Hp";
    public const string Mark = "[secret:" + Variable + "]";

    private readonly Scratch scratch = new();
    private readonly TextLog log = new();

    public RedactedRun()
    {
        Environment.SetEnvironmentVariable(Variable, Secret);
        scratch.Write("repo/settings.txt", $"one\ntoken: {Secret}\nthree\n").Write("repo/readme.txt", "nothing\n");
        Evaluator.OnEvaluate = JudgeAsync;
        Store = new SqliteProvenanceStore(scratch["runs.db"]);
    }

    public SqliteProvenanceStore Store { get; private set; }

    public FakeEvaluator Evaluator { get; } = new();

    public FakeIntegrator Integrator { get; } = new();

    public AgentTask Task => new() { Goal = $"Make four of three, with {Secret}.", Workspace = scratch["repo"] };

    /// <summary>The file as the integrator was handed it.</summary>
    public string Integrated { get; private set; } = "";

    public ScriptedChatClient Model { get; private set; } = new();

    public Loop Build()
    {
        Model = Script();
        Integrator.OnIntegrate = (request, _) =>
        {
            Integrated = Encoding.UTF8.GetString(request.Candidate.Changes.Files.Single().Content!.Value.Span);
            return ValueTask.FromResult(new IntegrationResult { Integrated = true, Message = $"Done with {Secret}." });
        };
        AITool tool = AIFunctionFactory.Create(() => $"the tool says {Secret}", "deploy");
        return new AgentLoopBuilder()
            .UseChatClient(Model)
            .UsePlanner(new SingleStepPlanner())
            .UseGenerator(new ToolLoopGenerator(new ToolLoopOptions { Tools = [.. AgentTools.All, tool], IsStreamed = true }))
            .UseSandbox(Sandboxes.Unisolated)
            .AddEvaluator(Evaluator)
            .UseProvenance(Store)
            .UseIntegrator(Integrator)
            .UseStrategy(Strategies.SingleShot)
            .UseLoggerFactory(log)
            .WithOptions(o => (o.WorkFolder, o.Endpoint) = (scratch["work"], new EndpointOptions { FirstDelay = TimeSpan.FromMilliseconds(1), UpdateInterval = TimeSpan.Zero }))
            .Build();
    }

    /// <summary>Everything that was kept, logged or sent, by where it was.</summary>
    public async Task<Dictionary<string, byte[]>> EverythingAsync()
    {
        Dictionary<string, byte[]> all = new(StringComparer.Ordinal)
        {
            ["log"] = Encoding.UTF8.GetBytes(log.ToString()),
            ["prompts"] = Encoding.UTF8.GetBytes(string.Join('\n', Model.Requests.SelectMany(r => r.Messages).SelectMany(m => m.Contents).Select(Text))),
        };
        foreach (string file in Directory.EnumerateFiles(scratch.Path, "runs.db*"))
        {
            await using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using MemoryStream copy = new();
            await stream.CopyToAsync(copy);
            all[Path.GetFileName(file)] = copy.ToArray();
        }
        return all;
    }

    public void Dispose()
    {
        Store.Dispose();
        scratch.Dispose();
        Environment.SetEnvironmentVariable(Variable, null);
    }

    /// <summary>Passes over answers that were given before.</summary>
    public async Task SkipAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            try
            {
                await Model.GetStreamingResponseAsync([]).ToListAsync();
            }
            catch (IOException)
            {
                // That was the one that broke off.
            }
        }
    }

    private static string Text(AIContent content) => content switch
    {
        TextContent text => text.Text,
        FunctionResultContent result => $"{result.Result}",
        FunctionCallContent call => ToolArguments.Write(call.Arguments),
        _ => "",
    };

    private static ScriptedChatClient Script()
    {
        int calls = 0;
        ChatResponse Call(string name, string arguments) => ToolBench.Calls(new FunctionCallContent($"id{++calls}", name, ToolArguments.Read(arguments)));
        return new ScriptedChatClient { PieceLength = 3 }
            .Break($"I was told {Secret[..7]}", new IOException($"The endpoint does not like {Secret}."))
            .Answer(Call("shell", """{"command":"printf 'zQ4x+9vL'; sleep 0.02; printf 'm/Tr2\"Wk7Hp'"}"""))
            .Answer(Call("read_file", """{"path":"settings.txt"}"""))
            .Answer(Call("search", """{"pattern":"token: .*"}"""))
            .Answer(Call("deploy", "{}"))
            .Answer(Call("edit_file", $$"""{"path":"settings.txt","search":"token: {{Mark}}\nthree","replace":"token: {{Mark}}\nfour"}"""))
            .Answer(Call("write_file", $$"""{"path":"copy.txt","content":"{{Mark}}"}"""))
            .Answer($"It is done, and {Secret} is safe.");
    }

    private static async ValueTask<Evaluation> JudgeAsync(EvaluationRequest request, CancellationToken cancellationToken)
    {
        CommandResult result = await request.Sandbox.ExecuteAsync(
            SandboxCommand.Shell($"cat settings.txt; echo \"$KEY\"; grep -qF \"$KEY\" settings.txt && grep -q four settings.txt && ! test -e copy.txt")
                with
            { Environment = new Dictionary<string, string> { ["KEY"] = Secret } },
            cancellationToken);
        ReadOnlyMemory<byte>? file = await request.Workspace.ReadAsync("settings.txt", cancellationToken);
        string said = $"{result.StandardOutput.Text} {Encoding.UTF8.GetString(file!.Value.Span)} {Secret}";
        return (result.Succeeded ? FakeEvaluator.Pass() : FakeEvaluator.Fail()) with { Reason = said, Feedback = said };
    }

    private sealed class TextLog : ILoggerFactory, ILogger
    {
        private readonly StringBuilder text = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (text)
                text.AppendLine(formatter(state, exception));
        }

        public override string ToString() => text.ToString();

        public void Dispose()
        {
        }
    }
}
