// Takes orders, gives them to the worker when it asks for one, and shows how far it is.
using System.Collections.Concurrent;

var waiting = new ConcurrentQueue<Order>();
int count = 0;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(server => server.ListenAnyIP(Cluster.Shop.Storefront.Ports.Http.TargetPort));
builder.Services.AddHttpClient("worker", client => client.BaseAddress = Cluster.Shop.OrderWorker.Ports.Status.Uri("http"));

var app = builder.Build();
app.MapGet("/", async (IHttpClientFactory clients) =>
{
    string status = await clients.CreateClient("worker").GetStringAsync("status");
    return $"{waiting.Count} orders wait, {status}";
});
app.MapPost("/orders", (string product) =>
{
    var order = new Order(Interlocked.Increment(ref count), product);
    waiting.Enqueue(order);
    return order;
});
app.MapGet("/orders/next", () => waiting.TryDequeue(out var order) ? Results.Ok(order) : Results.NoContent());
app.Run();

record Order(int Number, string Product);
