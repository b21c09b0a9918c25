// Fetches orders from the storefront and packs them; answers how many it has packed.
var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(server => server.ListenAnyIP(Cluster.Shop.OrderWorker.Ports.Status.TargetPort));
builder.Services.AddHttpClient("storefront", client => client.BaseAddress = Cluster.Shop.Storefront.Ports.Http.Uri("http"));
builder.Services.AddSingleton<Packer>();
builder.Services.AddHostedService(services => services.GetRequiredService<Packer>());

var app = builder.Build();
app.MapGet("/status", (Packer packer) => $"{packer.Packed} are packed");
app.Run();
