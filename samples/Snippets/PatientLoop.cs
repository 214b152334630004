using Microsoft.Extensions.AI;

namespace Snippets;

/// <summary>How patient a loop is with its model's endpoint, what that costs, and what an endpoint says of its faults.</summary>
public static class PatientLoop
{
    public static Loop Configure(IChatClient model) => new AgentLoopBuilder()
        .AddEvaluator(Evaluators.Command("make test"))
        .UseChatClient(model)
        .WithOptions(options => options.Endpoint = new EndpointOptions { MaxTries = 8, IdleTimeout = TimeSpan.FromMinutes(2) })
        .WithPrices(new PriceTable { { "claude-sonnet", new ModelPrice { Input = 3, CachedInput = 0.3m, CacheWrite = 3.75m, Output = 15 } } })
        .WithBudget(budget => budget.MaxCost = 2.00m)
        .Build();
}
