using Pulumi;
using Todo.Infra;

return await Deployment.RunAsync<TodoStack>();
