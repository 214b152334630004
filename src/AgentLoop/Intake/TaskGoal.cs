namespace AgentLoop;

internal static class TaskGoal
{
    /// <exception cref="AgentLoopException">The task has no goal.</exception>
    public static string Of(AgentTask task) => string.IsNullOrWhiteSpace(task.Goal)
        ? throw new AgentLoopException("The task's goal is empty; say in AgentTask.Goal what is to be achieved.")
        : task.Goal;
}
