using System.Net;
using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace Snippets;

/// <summary>Models that are played, for tests.</summary>
public static class PlayedModels
{
    public static async Task<Plan> PlanAsync(IWorkspaceView workspace)
    {
        using ScriptedChatClient model = new ScriptedChatClient()
            .Answer("""{ "steps": ["Return a + b."], "rationale": "It subtracts.", "alternatives": [] }""");

        Plan plan = await new ChatPlanner().PlanAsync(new PlanRequest
        {
            Run = RunScope.Detached(model),
            Brief = new Brief { Goal = "Mend Calculator.Add." },
            Workspace = workspace,
        });
        return plan;
    }

    public static async Task FaultsAsync(Func<IChatClient, Task> talk)
    {
        using ScriptedChatClient model = new ScriptedChatClient { PieceLength = 8 }
            .CallTool("read_file", new Dictionary<string, object?> { ["path"] = "Calculator.cs" })
            .Throw(new HttpRequestException("Overloaded.", null, HttpStatusCode.ServiceUnavailable))
            .Break("It subtr", new IOException("The connection was lost."))
            .Answer("It subtracts.").After(TimeSpan.FromSeconds(2))
            .Expect(RequireTools);

        await talk(model);
        model.Verify();
    }

    public static async Task RecordAsync(IChatClient realModel, Func<IChatClient, Task> talk)
    {
        using (RecordingChatClient recording = new(realModel, "calculator.jsonl"))
            await talk(recording);

        using ReplayChatClient replay = new("calculator.jsonl");
        await talk(replay);
    }

    public static async Task ServeAsync(Func<Uri, IChatClient> connect)
    {
        await using ModelServer server = new ModelServer()
            .Refuse(429, "Slow down.", "rate_limit_error", retryAfter: "1")
            .Answer(new ChatResponse(new ChatMessage(ChatRole.Assistant, "It subtracts.")), reply => reply with { DropAfter = 100 })
            .Answer("It subtracts.");

        using EndpointChatClient model = new(connect(server.Address));
        ChatResponse answer = await model.GetResponseAsync("What is wrong with Calculator.Add?");
        Console.WriteLine($"{answer.Text} after {server.Requests.Count} requests");
    }

    private static void RequireTools(ScriptedRequest request)
    {
        if (request.Options?.Tools is not { Count: > 0 })
            throw new InvalidOperationException("The model was offered no tools.");
    }
}
