using System.ComponentModel;
using AgentLoop.Roslyn;
using Microsoft.Extensions.AI;

namespace Snippets;

/// <summary>A model that works with tools, one of them the host's own, on C# that stays C#, for at most two units of money.</summary>
public static class WithAModel
{
    public static async Task<RunState> RunAsync(IChatClient model, AgentTask task)
    {
        await using Loop loop = new AgentLoopBuilder()
            .UseChatClient(model)
            .UseGenerator(new ToolLoopGenerator(new ToolLoopOptions
            {
                Tools = [.. AgentTools.All, AIFunctionFactory.Create(Ticket, "ticket")],
                Edits = new EditOptions { SyntaxGates = [new JsonSyntaxGate(), new CSharpSyntaxGate()] },
            }))
            .WithPrices(new PriceTable { { "some-model", new ModelPrice { Input = 3, CachedInput = 0.3m, Output = 15 } } })
            .WithBudget(budget => budget.MaxCost = 2)
            .AddEvaluator(Evaluators.Command("make test"))
            .Build();

        return await loop.RunToEndAsync(task);
    }

    [Description("Shows a ticket of the tracker.")]
    private static string Ticket(int number) => $"Ticket {number} says that the total is wrong.";
}
