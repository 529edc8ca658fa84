import type { APIRoute } from 'astro';
import { addressList } from '../article/lists/address-list.ts';
import { listArticles } from '../article/load.ts';

export const GET: APIRoute = async () => Response.json(addressList(await listArticles()));
