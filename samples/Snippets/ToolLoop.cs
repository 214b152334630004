using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Snippets;

/// <summary>A model that works with tools, one of them the host's own, and a person who is asked before commands are run.</summary>
public static class ToolLoop
{
    public static Loop Build(IChatClient model) => new AgentLoopBuilder()
        .UseChatClient(model)
        .UseGenerator(new ToolLoopGenerator(new ToolLoopOptions
        {
            Tools = [.. AgentTools.All, AIFunctionFactory.Create(Ticket, "ticket")],
            Compaction = new CompactionOptions { WindowTokens = 200_000 },
        }))
        .AddPolicy(new AskBeforeCommands())
        .UseApprover(new ConsoleApprover())
        .AddEvaluator(Evaluators.Command("make test"))
        .Build();

    [Description("Shows a ticket of the tracker.")]
    private static string Ticket(int number) => $"Ticket {number} says that the total is wrong.";

    private sealed class AskBeforeCommands : IPolicy
    {
        public ValueTask<PolicyVerdict> DecideAsync(PolicyRequest request, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(request.Tool is { Name: "shell" } call ? PolicyVerdict.Ask($"It runs {call.Argument("command")}.") : PolicyVerdict.Allow);
    }
}
