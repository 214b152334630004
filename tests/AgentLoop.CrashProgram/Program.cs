using AgentLoop;
using AgentLoop.CrashProgram;
using AgentLoop.Provenance.Sqlite;

// usage: AgentLoop.CrashProgram FOLDER [RUN]
// Runs a task over FOLDER/repo with its journal in FOLDER/runs.db, or resumes RUN, and prints "SEQUENCE KIND" for each event.
// usage: AgentLoop.CrashProgram talk FOLDER [RUN]
// The same with a conversation of 200 turns.
// usage: AgentLoop.CrashProgram replay FOLDER RUN
// Replays a run of such a conversation.
// usage: AgentLoop.CrashProgram bubblewrap|landlock WORKSPACE COMMAND
// Runs a command line in that sandbox.
// AGENTLOOP_KILL=before:N or after:N kills this process, as kill -9 does, before or after the N-th append to the journal; begin:EFFECT or end:EFFECT between
// an intent and its effect, or an effect and its result, where EFFECT is model, announce or integrate.
if (args is ["bubblewrap" or "landlock", var workspace, var commandLine])
    return await SandboxHost.RunAsync(args[0], workspace, commandLine);
if (args is ["talk", var talk, ..])
{
    await TalkProgram.RunAsync(talk, args.ElementAtOrDefault(2));
    return 0;
}

if (args is ["replay", var replayed, var replayedRun])
{
    await TalkProgram.ReplayAsync(replayed, replayedRun);
    return 0;
}

string folder = args[0];
await using var store = new SqliteProvenanceStore(Path.Combine(folder, "runs.db"));
await using Loop loop = new AgentLoopBuilder()
    .UseChatClient(Model.Create(Path.Combine(folder, "effects.log")))
    .UsePlanner(new SingleStepPlanner())
    .UseGenerator(new AskingGenerator(new Announcements(Path.Combine(folder, "effects.log"))))
    .UseIntegrator(new KillableIntegrator())
    .UseSandbox(Sandboxes.Strongest)
    .AddEvaluator(new BuildAndCheckEvaluator())
    .UseProvenance(KillingStore.FromEnvironment(store))
    .UseStrategy(Strategies.Repair(3))
    .WithOptions(o => o.WorkFolder = Path.Combine(folder, "work"))
    .Build();

IAsyncEnumerable<RunEvent> events = args.Length > 1
    ? loop.ResumeAsync(new ResumeRequest { RunId = args[1] })
    : loop.RunAsync(new AgentTask { Goal = "Make it right.", Workspace = Path.Combine(folder, "repo") });

await foreach (RunEvent e in events)
    Console.WriteLine(e is RunStarted started ? $"{e.Sequence} {e.Kind} {started.RunId}" : $"{e.Sequence} {e.Kind}");
return 0;
