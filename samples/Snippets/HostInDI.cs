using AgentLoop.Provenance.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Snippets;

/// <summary>A loop in a host's container, with a model, a budget and someone to ask.</summary>
public static class HostInDI
{
    public static async Task RunAsync(string[] args, IChatClient model, CancellationToken cancellationToken)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddSingleton(model);
        builder.Services.AddAgentLoop(loop => loop
            .UseChatClient(services => services.GetRequiredService<IChatClient>())
            .AddEvaluator(Evaluators.Command("make test"))
            .UseProvenance(_ => new SqliteProvenanceStore("runs.db"))
            .UseStrategy(Strategies.Repair(maxAttempts: 5))
            .WithBudget(budget => budget.MaxTokens = 500_000)
            .UseApprover(_ => new ConsoleApprover())
            .RequireApproval(Milestone.Integrate));

        using IHost host = builder.Build();
        Loop agent = host.Services.GetRequiredService<Loop>();
        await foreach (RunEvent e in agent.RunAsync(new AgentTask { Goal = "Fix issue 42", Workspace = "path/to/repository" }, cancellationToken))
        {
            if (e is CandidateEvaluated candidate)
                Console.WriteLine($"{candidate.CandidateId}: {candidate.Verdict}");
        }
    }
}
